// Written by scripts/lab_facts.py.

export const FACTS = {
  "notebooks": {
    "01_passion": {
      "title": "Find your passion",
      "code": [
        "from careerkit import FlowLog, PassionThemes, StatementWriter, Stories, Strengths, Topics, UnpaidWork, open_workbook\nworkbook = open_workbook()\nworkbook",
        "FlowLog(workbook)",
        "Topics(workbook)",
        "Strengths(workbook)",
        "Stories(workbook)",
        "UnpaidWork(workbook)",
        "PassionThemes(workbook, show=\"found\")",
        "PassionThemes(workbook, show=\"ranked\")",
        "StatementWriter(workbook)"
      ]
    },
    "02_interests": {
      "title": "Name your interests",
      "code": [
        "from careerkit import InterestProfile, WorkValues, open_workbook\nworkbook = open_workbook()\nworkbook",
        "InterestProfile(workbook, show=\"questions\")",
        "InterestProfile(workbook, show=\"letters\")",
        "WorkValues(workbook)"
      ]
    },
    "03_paths": {
      "title": "Explore paths",
      "code": [
        "from careerkit import FiveYearPlans, PathComparison, PathExplorer, PathResearch, PathShortlist, open_workbook\nworkbook = open_workbook()\nworkbook",
        "PathExplorer(workbook)",
        "PathShortlist(workbook)",
        "PathResearch(workbook)",
        "PathComparison(workbook, show=\"ratings\")",
        "PathComparison(workbook, show=\"choice\")",
        "FiveYearPlans(workbook)"
      ]
    },
    "04_goals": {
      "title": "Set goals",
      "code": [
        "from careerkit import GoalBuilder, open_workbook\nworkbook = open_workbook()\nworkbook",
        "GoalBuilder(workbook, show=\"goals\")",
        "GoalBuilder(workbook, show=\"week\")",
        "GoalBuilder(workbook, show=\"plans\")",
        "GoalBuilder(workbook, show=\"milestones\")"
      ]
    },
    "05_mentors": {
      "title": "Find people",
      "code": [
        "from careerkit import MentorOutreach, SupportMap, open_workbook\nworkbook = open_workbook()\nworkbook",
        "SupportMap(workbook)",
        "MentorOutreach(workbook, show=\"contacts\")",
        "MentorOutreach(workbook, show=\"messages\")"
      ]
    },
    "06_experience": {
      "title": "Try it out",
      "code": [
        "from careerkit import ExperiencePlan, open_workbook\nworkbook = open_workbook()\nworkbook",
        "ExperiencePlan(workbook, show=\"plan\")",
        "ExperiencePlan(workbook, show=\"board\")",
        "ExperiencePlan(workbook, show=\"lessons\")"
      ]
    },
    "07_learning": {
      "title": "Learn what is missing",
      "code": [
        "from careerkit import LearningPlan, open_workbook\nworkbook = open_workbook()\nworkbook",
        "LearningPlan(workbook, show=\"skills\")",
        "LearningPlan(workbook, show=\"items\")",
        "LearningPlan(workbook, show=\"weeks\")"
      ]
    },
    "08_roadmap": {
      "title": "Draw the roadmap",
      "code": [
        "from careerkit import Roadmap, open_workbook\nworkbook = open_workbook()\nworkbook",
        "Roadmap(workbook, show=\"week\")",
        "Roadmap(workbook, show=\"timeline\")",
        "Roadmap(workbook, show=\"order\")"
      ]
    },
    "09_check_in": {
      "title": "Check in",
      "code": [
        "from careerkit import CheckIn, ConversationBrief, Evolution, open_workbook\nworkbook = open_workbook()\nworkbook",
        "CheckIn(workbook)",
        "Evolution(workbook)",
        "CheckIn(workbook, kind=\"end\")",
        "ConversationBrief(workbook)"
      ]
    },
    "career_journey": {
      "title": "Your career journey",
      "code": [
        "from careerkit import Journey, ReaderChoice, Welcome, open_workbook\nworkbook = open_workbook()\nworkbook",
        "Welcome(workbook)",
        "ReaderChoice(workbook)",
        "Journey(workbook)"
      ]
    },
    "guest": {
      "title": "Read somebody else's file",
      "code": [
        "from careerkit import GuestDesk\nGuestDesk()"
      ]
    },
    "page_of_mine": {
      "title": "Page of mine",
      "code": [
        "from careerkit import PageOfMine, Sheets, open_workbook\nworkbook = open_workbook()\nworkbook",
        "PageOfMine(workbook)",
        "Sheets(workbook)"
      ]
    }
  },
  "order": [
    "01_passion",
    "02_interests",
    "03_paths",
    "04_goals",
    "05_mentors",
    "06_experience",
    "07_learning",
    "08_roadmap",
    "09_check_in",
    "page_of_mine"
  ],
  "home": "career_journey",
  "texts": {
    "label": "Workbook",
    "way": "Around this notebook",
    "before": "Back",
    "home": "All steps",
    "after": "Next",
    "show_code": "Show the code",
    "starting": "Getting your workbook ready…",
    "back": "Everything is back, with all that you wrote.",
    "restarting": "The program behind this page has stopped. It is starting again by itself; what you wrote is kept.",
    "away": "JupyterLab can't be reached. What you write is kept in this browser, and the page goes on by itself once it is back.",
    "signed_out": "JupyterLab wants you to sign in again. What you wrote is kept.",
    "reload": "Reload the page",
    "gone": "The program behind this page has stopped. What you wrote is kept.",
    "start_again": "Start it again",
    "pausing": "The program behind this page is back. The page goes on when you pause; what you wrote is kept.",
    "go_on": "Go on now",
    "changed": "This notebook is not as it came with careerkit, so nothing in it runs by itself. Read its code, and run it if you know who wrote it.",
    "changed_since": "The code of this notebook has changed, so it does not run by itself any more.",
    "run": "Run it",
    "category": "careerkit",
    "tile": "Career journey",
    "tile_about": "Open the workbook, with all steps on one page",
    "no_journey": "There is no workbook in this folder yet. Type “careerkit lab” in a terminal: that puts one where you are."
  }
};
